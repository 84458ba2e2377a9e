/* Without this, all of a timeline is shown at one scale. With it, lanes can be left out and the scale widened; the marks
   are then laid in as few rows as the letters need in this window. */
const ROW = 2;
const AFTER_LANE = 0.8;
const GAP = 0.9;
const SCALES = [1, 2, 4, 8, 16];

for (const timeline of document.querySelectorAll("[data-timeline]")) start(timeline);

function start(timeline) {
  const frame = timeline.querySelector("[data-window]");
  const chart = frame.querySelector(".chart");
  const tools = timeline.querySelector("[data-tools]");
  const buttons = [...tools.querySelectorAll("[data-zoom]")];
  let scale = 0;

  tools.hidden = false;
  // A browser that comes back to the page may remember what was left out.
  tools.querySelectorAll("[data-lane]:not(:checked)").forEach(show);
  tools.addEventListener("change", (event) => show(event.target));

  function show(box) {
    const { lane } = box.dataset;
    for (const one of timeline.querySelectorAll(`.mark[data-lane="${lane}"], .m[data-lane="${lane}"], [data-heading="${lane}"]`)) {
      one.toggleAttribute("hidden", !box.checked);
    }
    lay(timeline, chart);
  }

  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]");
    if (!button) return;
    const middle = (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth;
    scale = Math.min(SCALES.length - 1, Math.max(0, scale + Number(button.dataset.zoom)));
    chart.setAttribute("width", `${100 * SCALES[scale]}%`);
    // A window of eight hundred pixels has room for a few ticks, one of thousands for all.
    chart.classList.toggle("chart--wide", scale > 1);
    frame.tabIndex = scale ? 0 : -1;
    tools.querySelector("[data-scale]").textContent = `${SCALES[scale]}×`;
    buttons.forEach((one) => {
      one.disabled = one.dataset.zoom < 0 ? scale === 0 : scale === SCALES.length - 1;
    });
    lay(timeline, chart);
    frame.scrollLeft = middle * frame.scrollWidth - frame.clientWidth / 2;
  });
}

/* Each lane's marks, in the order of time, each in the first row that has room for it. */
function lay(timeline, chart) {
  const em = parseFloat(getComputedStyle(chart).fontSize);
  const bottom = chart.querySelector("[data-bottom]");
  const before = Number(bottom.dataset.bottom);
  let y = Number(chart.dataset.top);
  for (const lane of ["life", "education", "posts", "events", "honours"]) {
    const marks = [...chart.querySelectorAll(`.m[data-lane="${lane}"]:not([hidden])`)];
    if (!marks.length) continue;
    timeline.querySelector(`[data-heading="${lane}"]`).setAttribute("y", `${y}em`);
    const rows = [];
    for (const mark of marks) {
      const { x, width } = mark.getBBox();
      const [low, high] = [x / em, (x + width) / em];
      let number = rows.findIndex((row) => row.every(([start, end]) => high + GAP <= start || end + GAP <= low));
      if (number < 0) number = rows.push([]) - 1;
      rows[number].push([low, high]);
      mark.setAttribute("y", `${y + ROW * number}em`);
    }
    y += ROW * rows.length + AFTER_LANE;
  }
  const moved = y - before;
  bottom.dataset.bottom = y;
  for (const line of chart.querySelectorAll(".chart__line")) line.setAttribute("y2", `${y}em`);
  bottom.setAttribute("y", `${y}em`);
  const height = `${parseFloat(chart.getAttribute("height")) + moved}em`;
  for (const part of timeline.querySelectorAll(".chart")) part.setAttribute("height", height);
}
