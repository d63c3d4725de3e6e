// A number opens its card. Without this script it is a link to its entry in the data appendix.
for (const number of document.querySelectorAll("a.num")) {
  const card = document.getElementById(number.dataset.card);
  if (!card?.showModal) continue;
  number.setAttribute("aria-haspopup", "dialog");
  number.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab or window, as with any link
    event.preventDefault();
    number.focus(); // a browser gives the focus back to what had it, and not every browser gives it to a clicked link
    card.showModal();
  });
}
for (const card of document.querySelectorAll("dialog.trace-card")) {
  card.addEventListener("click", (event) => {
    // a click beside the card, or on a link that leads away from it
    if (event.target === card || event.target.closest("a")) card.close();
  });
}
