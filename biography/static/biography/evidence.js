/* Without this, a note opens on hover, focus and tap. With it, Escape and a second tap close what hover or focus holds
   open (WCAG 2.2, 1.4.13), and a link to a statement is copied as well as followed. */
const SHUT = "cite--shut";

function shut(cite) {
  cite?.classList.add(SHUT);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelectorAll(".cite:is(:hover, :focus-within)").forEach(shut);
});

document.addEventListener(
  "toggle",
  (event) => {
    const cite = event.target.closest?.(".cite");
    if (event.newState === "closed") shut(cite);
    else cite?.classList.remove(SHUT);
  },
  true,
);

for (const leaving of ["pointerout", "focusout"]) {
  document.addEventListener(leaving, (event) => {
    const cite = event.target.closest?.(".cite");
    if (cite && event.pointerType !== "touch" && !cite.contains(event.relatedTarget)) cite.classList.remove(SHUT);
  });
}

// Not every browser opens a folded list for a link into it.
function unfold() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target && target.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  target.scrollIntoView();
}

unfold();
window.addEventListener("hashchange", unfold);

const status = document.querySelector("[data-copied]");

document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-permalink]");
  if (!link || !status || !navigator.clipboard) return;
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return; // The browser does not allow it; the address is in its bar.
  }
  status.textContent = status.dataset.copied;
  setTimeout(() => {
    status.textContent = "";
  }, 2500);
});
