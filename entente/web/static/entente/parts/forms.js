/* Questions that are asked only after certain answers come and go at once; the server decides the same when it is sent. */
(() => {
  const form = document.querySelector("form.answering");
  const wrong = document.querySelector("[data-focus]");
  if (wrong) wrong.focus();
  if (!form) return;
  form.classList.add("is-live");

  const values = (key) => {
    const found = [];
    for (const field of form.elements) {
      const own = field.name === `q.${key}` || (field.name || "").startsWith(`q.${key}.`);
      if (!own || field.type === "button" || field.type === "submit") continue;
      if ((field.type === "radio" || field.type === "checkbox") && !field.checked) continue;
      if (field.value.trim() !== "") found.push(field.name === `q.${key}.other` ? "other" : field.value);
    }
    return found;
  };

  const number = (text) => Number(text.replace(/[\s\u00a0\u202f']/g, "").replace(",", "."));

  const holds = (rule, away) => {
    if (away.has(rule.question)) return false;
    const said = values(rule.question);
    if (rule.asks === "one_of") return said.some((one) => rule.values.includes(one));
    if (rule.asks === "above") return said.length > 0 && number(said[0]) > Number(rule.values[0]);
    return said.length > 0;
  };

  const look = () => {
    const away = new Set();
    let open = true;
    for (const one of form.querySelectorAll("[data-key]")) {
      const rule = one.dataset.rule ? JSON.parse(one.dataset.rule) : null;
      const met = !rule || holds(rule, away);
      if (one.dataset.kind === "section") open = met;
      if (!met || !open) away.add(one.dataset.key);
      one.classList.toggle("is-away", !met);
    }
  };

  form.addEventListener("input", look);
  form.addEventListener("change", look);
  look();
})();
