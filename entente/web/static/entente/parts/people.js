/* A security key that does not answer says so on the page, not only in the browser's console. */
document.addEventListener("allauth.error", () => {
  const said = document.querySelector("[data-key-failed]");
  if (said) said.hidden = false;
});
