"""One thing turns out to be two: what the editor names goes to the new one, with every link that means it."""

from briefsite.merging.splitting.operation import Named, SplitDone, split

__all__ = ["Named", "SplitDone", "split"]
