/* A password can be looked at while it is typed; without a script it just stays hidden. */
document.querySelectorAll("[data-tl-reveal]").forEach((button) => {
  const input = document.getElementById(button.dataset.tlReveal);
  const show = button.textContent;
  button.hidden = false;
  button.addEventListener("click", () => {
    const reveals = input.type === "password";
    input.type = reveals ? "text" : "password";
    button.textContent = reveals ? button.dataset.tlHide : show;
    button.setAttribute("aria-pressed", String(reveals));
  });
});

/*
 * The secret of a link stands behind the #, which browsers send nobody: it goes to the desk by a form, and out of the
 * address and the history.
 */
const open = () => {
  const form = document.getElementById("link");
  const secret = location.hash.slice(1);
  const closed = document.querySelector("template[data-tl-closed]");
  if (form && secret) {
    history.replaceState(null, "", location.pathname);
    form.elements.token.value = secret;
    document.documentElement.toggleAttribute("data-tl-busy", true);
    form.submit();
  } else if (closed) {
    document.querySelector("[data-tl-opening]").replaceWith(closed.content);
  }
};
open();
addEventListener("hashchange", open);
