// The field that searches the report, section by section. Without this script the page has no field.
{
  const form = document.querySelector(".site-search");
  const field = form.querySelector("input"), list = form.querySelector("ol"), status = form.querySelector("[role=status]");
  const root = form.dataset.root, SHOWN = 12, AROUND = 60;
  let sections, loading; // when the field is first used

  const folded = (text) => text.toLowerCase().normalize("NFC");

  const load = () => loading ??= new Promise((done) => {
    const script = document.createElement("script");
    script.src = root + "search-index.js";
    script.onload = () => {
      sections = SEARCH_INDEX.map(([href, title, chapter, text]) => (
        { href, title, chapter, text, inTitle: folded(title), inText: folded(text) }));
      done();
    };
    document.head.append(script);
  });

  // A section is found where it has every word; where headings have them, it comes first.
  const found = (words) => sections
    .map((section, order) => ({ section, order,
      all: words.every((word) => section.inTitle.includes(word) || section.inText.includes(word)),
      titles: words.filter((word) => section.inTitle.includes(word)).length }))
    .filter((hit) => hit.all)
    .sort((a, b) => b.titles - a.titles || a.order - b.order)
    .map((hit) => hit.section);

  const excerpt = ({ text, inText }, words) => {
    const at = Math.max(0, ...words.map((word) => inText.indexOf(word)));
    const start = at > AROUND ? text.indexOf(" ", at - AROUND) + 1 : 0;
    const end = text.indexOf(" ", at + 2 * AROUND);
    return (start ? "… " : "") + text.slice(start, end < 0 ? undefined : end) + (end < 0 ? "" : " …");
  };

  const item = (section, words) => {
    const entry = document.createElement("li"), link = document.createElement("a"), text = document.createElement("span");
    link.href = root + section.href;
    link.textContent = section.chapter ? `${section.title} · ${section.chapter}` : section.title;
    text.textContent = excerpt(section, words);
    entry.append(link, text);
    return entry;
  };

  const close = () => { list.hidden = true; };

  const show = async () => {
    const words = folded(field.value).split(/\s+/).filter(Boolean);
    if (!words.join("").length) { status.textContent = ""; return close(); }
    await load();
    const hits = found(words);
    const { none, one, many } = form.dataset;
    status.textContent = hits.length ? (hits.length === 1 ? one : hits.length + many) : none;
    list.replaceChildren(...hits.slice(0, SHOWN).map((section) => item(section, words)));
    if (!hits.length) list.append(Object.assign(document.createElement("li"), { textContent: none }));
    list.hidden = false;
  };

  field.addEventListener("focus", load, { once: true });
  field.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = list.querySelector("a");
    if (first && !list.hidden) first.click();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); field.focus(); close(); }
  });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(); });
  list.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });
  list.addEventListener("mousedown", (event) => { if (!event.target.closest("a")) event.preventDefault(); });
  form.hidden = false;
}
