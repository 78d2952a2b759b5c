// Joins the one form marked data-passkey with allauth's script, which talks to the browser.
(() => {
  const form = document.querySelector("form[data-passkey]");
  if (!form || !window.PublicKeyCredential) return;

  const kind = form.dataset.passkey; // add, authenticate or login
  const ids = { [kind]: form.querySelector("button").id, credential: form.elements.credential.id };
  if (kind === "add") ids.passwordless = form.elements.passwordless.id;
  if (kind !== "login") ids.data = "js_data";
  window.allauth.webauthn.forms[`${kind}Form`]({ ids });

  // Enter in a field presses the button; only allauth's script sends the form.
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    document.getElementById("passkey-failed").hidden = false;
  });
  document.querySelectorAll("[data-passkey-needed]").forEach((part) => { part.hidden = true; });
  document.querySelectorAll("[data-passkey-ready]").forEach((part) => { part.hidden = false; });
})();
