/* Without this, the contents lead to the parts of a life. With it, they also say in which part the reader is. */
const contents = document.querySelector(".contents");
const links = [...contents?.querySelectorAll("a") ?? []];
const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
let shown = [];

/* The last part that begins above the upper third of the window, and the part that it is in. */
function place() {
  const line = innerHeight / 3;
  const at = parts.findLastIndex((part) => part && part.getBoundingClientRect().top < line);
  if (at < 0) return [];
  const above = links[at].closest("ul ul")?.parentElement.querySelector("a");
  return above ? [links[at], above] : [links[at]];
}

function show() {
  const now = place();
  if (now[0] === shown[0]) return;
  for (const link of shown) link.removeAttribute("aria-current");
  for (const link of now) link.setAttribute("aria-current", "true");
  shown = now;
  reveal(now.find((link) => link.offsetParent));
}

/* Where the contents themselves scroll, in a line on a phone or in a long column, the page is not to move. */
function reveal(link) {
  if (!link) return;
  const [row, box] = [link.closest("ul"), link.getBoundingClientRect()];
  const line = row.getBoundingClientRect();
  if (row.scrollWidth > row.clientWidth) row.scrollLeft += box.left - line.left - row.clientWidth / 3;
  const column = contents.getBoundingClientRect();
  if (contents.scrollHeight > contents.clientHeight) contents.scrollTop += box.top - column.top - column.height / 3;
}

if (links.length) {
  let due = false;
  addEventListener("scroll", () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      show();
    });
  }, { passive: true });
  show();
}
