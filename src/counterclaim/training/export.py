"""Export: a trained network to the files that the engine reads."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from counterclaim.training.network import STYLES, Network
from counterclaim.training.tables import Tables


def export(
    network: Network, labels: Mapping[str, tuple[str, ...]], tables: Tables, tokenizer: str, folder: Path
) -> None:
    """Writes encoder, heads, labels, lemma exceptions, seen tags and vocabulary into a folder.

    Each file replaces its predecessor in one step, so that a reader never sees half a file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = {
        "encoder.onnx": encoder_graph(network),
        "heads.npz": heads_archive(network, tables),
        "labels.json": json.dumps({head: list(names) for head, names in labels.items()}, indent=1).encode(),
        "lemmas.tsv": tables.lemmas.encode(),
        "tags.tsv": tables.seen_tags.encode(),
        "tokenizer.json": tokenizer.encode(),
    }
    for name, content in written.items():
        (folder / f".{name}.new").write_bytes(content)
    for name in written:
        (folder / f".{name}.new").replace(folder / name)


def encoder_graph(network: Network) -> bytes:
    """The encoder as an eight-bit onnx graph, scaled a channel.

    Weights use seven of the eight bits: processors without VNNI add pairs of products in sixteen bits
    and would saturate, so that the same report would read differently on them.
    """
    with tempfile.TemporaryDirectory() as scratch:
        exact, quantised = Path(scratch) / "exact.onnx", Path(scratch) / "quantised.onnx"
        _trace(network, exact)
        quantize_dynamic(exact, quantised, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        return quantised.read_bytes()


def heads_archive(network: Network, tables: Tables) -> bytes:
    """All other parameters in half precision; the engine's attribution style is folded in."""
    archive = io.BytesIO()
    weights = {name: value.half().numpy() for name, value in head_weights(network).items()}
    weights["tags.pairs"] = tables.tag_pairs.astype(np.float16)
    np.savez_compressed(archive, allow_pickle=False, **weights)
    return archive.getvalue()


def head_weights(network: Network, style: str = STYLES[0]) -> dict[str, Tensor]:
    """Parameters of the heads by the names that the engine uses."""
    weights = {name: value.detach() for name, value in network.state_dict().items() if not name.startswith("encoder.")}
    for layer in range(len(network.spoken)):
        styles = weights.pop(f"spoken.{layer}.style")
        weights[f"spoken.{layer}.hidden.bias"] = weights[f"spoken.{layer}.hidden.bias"] + styles[STYLES.index(style)]
    return weights


class _Plain(nn.Module):
    """The encoder over one window without padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder = network.encoder

    def forward(self, pieces: Tensor) -> Tensor:
        states: Tensor = self.encoder(pieces)
        return states


def _trace(network: Network, path: Path) -> None:
    plain = _Plain(network).eval()
    axes = {"pieces": {0: "windows", 1: "pieces"}, "states": {0: "windows", 1: "pieces"}}
    sample = torch.randint(1000, 2000, (1, 40))
    torch.onnx.export(
        plain,
        (sample,),
        str(path),
        input_names=["pieces"],
        output_names=["states"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
