"""What the preview adds to a page while it serves it: a panel with the status, and a script that follows."""

from __future__ import annotations

from html import escape

from tools.preview.board import Status

SCRIPT = """
const me = document.currentScript, panel = document.getElementById("preview-panel");
const events = new EventSource("/_preview/events?page=" + encodeURIComponent(me.dataset.page));
events.onmessage = (event) => {
  const now = JSON.parse(event.data);
  if (now.stamp !== me.dataset.stamp) location.reload();
  panel.className = now.kind;
  panel.innerHTML = now.inner;
};
events.onerror = () => {
  panel.className = "bad";
  panel.textContent = "The preview has ended; this page no longer follows. Start it again with: make preview";
};
"""
STYLE = """
#preview-panel { position: fixed; right: 0; bottom: 0; z-index: 9999; margin: 0; padding: .4rem .8rem; max-width: 100vw;
  max-height: 60vh; overflow: auto; box-sizing: border-box; font: 14px/1.45 system-ui, sans-serif; color: #fff;
  background: #24513a; border-top-left-radius: 4px; }
#preview-panel.working { background: #32507a; }
#preview-panel.bad { left: 0; background: #8a1c1c; border-radius: 0; }
#preview-panel p, #preview-panel li { margin: 0; max-width: none; color: inherit; }
#preview-panel ul { margin: .3rem 0 0; padding-left: 1.2rem; }
#preview-panel li { overflow-wrap: anywhere; white-space: pre-wrap; }
@media print { #preview-panel { display: none; } }
"""
EMPTY = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Preview</title></head><body></body></html>"""


def inner(status: Status) -> str:
    """The panel's content."""
    items = "".join(f"<li>{escape(line)}</li>" for line in status.lines)
    return f"<p>{escape(status.text)}</p>" + (f"<ul>{items}</ul>" if items else "")


def added(page: str, stamp: str, status: Status) -> str:
    """What is put at the end of the body of `page`."""
    box = f'<aside id="preview-panel" lang="en" aria-label="Preview" aria-live="polite" class="{status.kind}">'
    data = f'data-page="{escape(page)}" data-stamp="{escape(stamp)}"'
    return f"<style>{STYLE}</style>{box}{inner(status)}</aside><script {data}>{SCRIPT}</script>"


def with_panel(html: bytes, page: str, stamp: str, status: Status) -> bytes:
    """The page as it is served."""
    before, end, after = html.rpartition(b"</body>")
    return before + added(page, stamp, status).encode() + end + after if end else html
