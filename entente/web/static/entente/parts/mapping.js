/* The mapping editor by keyboard; every key only does what a link, a choice or a button on the page does. */
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input:not([type=radio]), textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  const relations = { e: "equal", c: "superset", p: "subset", o: "intersects", n: "not_related" };
  const step = { j: "next", k: "prev" }[event.key];
  const found = step
    ? document.querySelector(`.sides a[rel=${step}]`)
    : document.querySelector(relations[event.key] ? `input[name=relation][value=${relations[event.key]}]` : `input[data-key="${CSS.escape(event.key)}"]`);
  if (found) { event.preventDefault(); found.click(); if (!step) found.focus(); }
});
document.querySelector(".pick [aria-current]")?.scrollIntoView({ block: "nearest" });
