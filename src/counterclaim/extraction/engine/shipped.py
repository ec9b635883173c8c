"""The shipped model: its files, their labels and the version that names their content."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable

import numpy as np

from counterclaim.extraction.engine.heads import Floats
from counterclaim.extraction.engine.lemmas import Lemmas, parse_exceptions
from counterclaim.extraction.engine.seen_tags import SeenTags, parse_seen_tags
from counterclaim.model.errors import EngineError

FILES = ("encoder.onnx", "heads.npz", "labels.json", "lemmas.tsv", "tags.tsv", "tokenizer.json")
"""Everything that a model consists of, beside its card."""


@dataclass(frozen=True)
class ModelFiles:
    """The bytes of one model."""

    encoder: bytes
    heads: bytes
    labels_text: str
    lemmas_text: str
    tags_text: str
    tokenizer: str

    @classmethod
    def shipped(cls) -> ModelFiles:
        """The model inside the package."""
        return cls.at(resources.files(__package__) / "shipped")

    @classmethod
    def at(cls, folder: Traversable) -> ModelFiles:
        """The model in a folder.

        Raises:
            EngineError: a file of it cannot be read.
        """
        try:
            encoder, heads, *texts = [folder.joinpath(name).read_bytes() for name in FILES]
        except OSError as cause:
            raise EngineError(f"the language model in {folder} is incomplete: {cause}") from cause
        return cls(encoder, heads, *(text.decode() for text in texts))

    @cached_property
    def version(self) -> str:
        """Name of the model, from its content."""
        digest = hashlib.sha256()
        for part in (
            self.encoder,
            self.heads,
            self.labels_text.encode(),
            self.lemmas_text.encode(),
            self.tags_text.encode(),
            self.tokenizer.encode(),
        ):
            digest.update(hashlib.sha256(part).digest())
        return f"shipped-{digest.hexdigest()[:12]}"

    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """Head to the names of its labels."""
        return {head: tuple(names) for head, names in json.loads(self.labels_text).items()}

    def weights(self) -> dict[str, Floats]:
        """Parameters of the heads in single precision; they are stored in half."""
        with np.load(io.BytesIO(self.heads)) as stored:
            return {name: stored[name].astype(np.float32) for name in stored.files}

    def lemmas(self, vocabulary: Mapping[str, int]) -> Lemmas:
        """The lemma rules with this model's exceptions."""
        return Lemmas(parse_exceptions(self.lemmas_text), vocabulary)

    def seen_tags(self) -> SeenTags:
        """The tags that words have in the treebanks that the model learnt from."""
        return SeenTags(parse_seen_tags(self.tags_text), self.labels()["upos"])
