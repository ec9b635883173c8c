"""Start weights: published MiniLM alone, or a checkpoint of the research prototype."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from counterclaim.training.encoder import EncoderSize, from_bert
from counterclaim.training.network import Network

MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Digest of `model.safetensors` of sentence-transformers/all-MiniLM-L6-v2."""

_PLAIN = {
    "tag.weight": "spoken.0.tags.weight",
    "tag.bias": "spoken.0.tags.bias",
    "trans": "spoken.0.transitions",
    "start": "spoken.0.start",
    "q.weight": "link.content.weight",
    "q.bias": "link.content.bias",
    "k.weight": "link.cue.weight",
    "k.bias": "link.cue.bias",
    "ner.weight": "names.weight",
    "ner.bias": "names.bias",
    "upos.weight": "upos.weight",
    "upos.bias": "upos.bias",
    "xpos.weight": "xpos.weight",
    "xpos.bias": "xpos.bias",
    "sent.weight": "sentence.weight",
    "sent.bias": "sentence.bias",
    "ad.weight": "arc.dependent.weight",
    "ad.bias": "arc.dependent.bias",
    "ah.weight": "arc.governor.weight",
    "ah.bias": "arc.governor.bias",
    "aw": "arc.bilinear",
    "ab.weight": "arc.prior.weight",
    "ab.bias": "arc.prior.bias",
    "root.weight": "arc.root.weight",
    "root.bias": "arc.root.bias",
    "ld.weight": "label.dependent.weight",
    "ld.bias": "label.dependent.bias",
    "lh.weight": "label.governor.weight",
    "lh.bias": "label.governor.bias",
    "lw": "label.bilinear",
    "lb.weight": "label.sides.weight",
    "lb.bias": "label.sides.bias",
}
"""Name in the prototype's checkpoint to ours."""

_COPIES = {
    "spoken.1.tags.weight": "spoken.0.tags.weight", "spoken.1.tags.bias": "spoken.0.tags.bias",
    "spoken.1.transitions": "spoken.0.transitions", "spoken.1.start": "spoken.0.start",
    "voice.source.weight": "link.content.weight", "voice.source.bias": "link.content.bias",
    "voice.cue.weight": "link.cue.weight", "voice.cue.bias": "link.cue.bias",
}  # fmt: skip
"""Heads that the prototype lacks to those they start from."""


def load_minilm(network: Network, folder: Path) -> None:
    """Fills the encoder from the folder of a published MiniLM-L6.

    Raises:
        ValueError: the weights are not the published ones.
    """
    from safetensors.torch import load

    stored = (folder / "model.safetensors").read_bytes()
    if hashlib.sha256(stored).hexdigest() != MINILM_SHA256:
        raise ValueError(f"{folder} does not hold the published all-MiniLM-L6-v2")
    network.encoder.load_state_dict(from_bert(load(stored), EncoderSize().layers))


def load_prototype(network: Network, checkpoint: Path) -> None:
    """Fills all that the prototype's checkpoint has; the other heads keep their random start."""
    stored: Mapping[str, Tensor] = {
        name: value.float() for name, value in torch.load(checkpoint, map_location="cpu").items()
    }
    bert = {name.removeprefix("enc."): value for name, value in stored.items() if name.startswith("enc.")}
    filled = {f"encoder.{name}": value for name, value in from_bert(bert, EncoderSize().layers).items()}
    filled |= {ours: stored[theirs] for theirs, ours in _PLAIN.items()}
    filled |= {ours: filled[other].clone() for ours, other in _COPIES.items()}
    half = len(stored["dist.weight"]) // 2
    filled["link.distance"], filled["voice.distance"] = stored["dist.weight"][:half, 0], stored["dist.weight"][half:, 0]
    network.load_state_dict(network.state_dict() | filled)


def load_checkpoint(network: Network, checkpoint: Path) -> None:
    """Fills the network from a checkpoint of this package; heads that it lacks keep their random start."""
    stored = torch.load(checkpoint, map_location="cpu")
    network.load_state_dict(network.state_dict() | {name: value.float() for name, value in stored.items()})


def prototype_labels(listed: Path) -> dict[str, tuple[str, ...]]:
    """Labels of the prototype's heads, in the order of its outputs."""
    numbers: Mapping[str, Mapping[str, int]] = json.loads(listed.read_text(encoding="utf-8"))
    ordered = {head: tuple(sorted(names, key=names.__getitem__)) for head, names in numbers.items()}
    relations = tuple("root" if name == "ROOT" else name for name in ordered["dep"])
    return {"upos": ordered["upos"], "xpos": ordered["xpos"], "relations": relations}
