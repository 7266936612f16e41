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
