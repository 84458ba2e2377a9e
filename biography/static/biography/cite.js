/* Without this, a reference is selected and copied by hand. With it, a button does. */
const status = document.querySelector("[role=status]");

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copy).textContent.trim();
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        return; // The browser does not allow it; the text can still be selected.
      }
      if (!status) return;
      status.textContent = button.dataset.said;
      setTimeout(() => {
        status.textContent = "";
      }, 2500);
    });
  }
}
