"""The network: MiniLM-L6, the mean of its word pieces' states as a sentence's vector."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from training.relate.model import encoder, tokenizer

LENGTH = 96  # wordpieces; what is longer is cut
TOKENS = tokenizer(LENGTH)


class PointModel(nn.Module):
    """(batch, length) int64 ids and mask -> (batch, 384) float32, rows of length 1."""

    def __init__(self, pretrained: bool = True) -> None:
        super().__init__()
        self.encoder = encoder(pretrained)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * mask).sum(1) / mask.sum(1)
        return nn.functional.normalize(mean.float(), dim=1)


def tensors(texts: Sequence[str]) -> tuple[Tensor, Tensor]:
    """Word pieces and their mask, (n, length) int64 each."""
    TOKENS.enable_truncation(LENGTH)
    read = TOKENS.encode_batch(list(texts))
    ids = torch.zeros(len(read), max(len(each.ids) for each in read), dtype=torch.long)
    mask = torch.zeros_like(ids)
    for row, each in enumerate(read):
        ids[row, : len(each.ids)] = torch.tensor(each.ids)
        mask[row, : len(each.ids)] = 1
    return ids, mask


def load(path: Path) -> PointModel:
    model = PointModel(pretrained=False)
    model.load_state_dict(torch.load(path, map_location="cpu"))
    return model.eval()
