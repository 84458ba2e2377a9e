/* Says beneath a date input what the portal understood, as one types. Inputs may be added at any time (rows, blocks). */
(() => {
  const PAUSE = 250; // milliseconds
  const asked = new WeakMap(); // input → what stops the question that is under way

  const parts = (input) => {
    const box = input.closest("[data-date-input]");
    return { box, text: box.querySelector("[data-date-text]"), readings: box.querySelector("[data-date-readings]") };
  };

  const show = (input, state, text = "", readings = []) => {
    const shown = parts(input);
    shown.box.dataset.state = state;
    shown.text.textContent = text;
    shown.readings.replaceChildren(
      ...readings.map((reading) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "button button-small button-secondary";
        button.dataset.dateReading = reading.typed;
        button.textContent = reading.words;
        return button;
      }),
    );
  };

  const ask = async (input, stop) => {
    const { box } = parts(input);
    const url = new URL(box.dataset.understandUrl, window.location.href);
    url.searchParams.set("text", input.value);
    try {
      const response = await fetch(url, { signal: stop.signal, headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(response.statusText);
      const answer = await response.json();
      if (answer.error) show(input, "refused", answer.error, answer.readings);
      else show(input, "understood", answer.words);
    } catch (error) {
      if (error.name !== "AbortError") show(input, "unchecked", box.dataset.unchecked);
    }
  };

  const askAfter = (input, pause) => {
    asked.get(input)?.();
    if (!input.value.trim()) {
      show(input, "empty");
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(ask, pause, input, stop);
    asked.set(input, () => {
      clearTimeout(timer);
      stop.abort();
    });
  };

  const start = (node) => {
    node.querySelectorAll("[data-date-input]").forEach((box) => {
      const input = box.querySelector("input");
      // The server has spoken already, unless the value came with a block, or there are readings to offer.
      if (input.value && box.dataset.state !== "understood") askAfter(input, 0);
    });
  };

  document.addEventListener("input", (event) => {
    const box = event.target.closest("[data-date-input]");
    if (!box) return;
    box.dataset.touched = "";
    askAfter(event.target, PAUSE);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-date-reading]");
    if (!button) return;
    const input = button.closest("[data-date-input]").querySelector("input");
    input.value = button.dataset.dateReading;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.focus();
  });

  const begin = () => {
    start(document);
    new MutationObserver((changes) => {
      changes.forEach((change) =>
        change.addedNodes.forEach((node) => {
          if (node.nodeType === Node.ELEMENT_NODE) start(node.parentNode ?? node);
        }),
      );
    }).observe(document.body, { childList: true, subtree: true });
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
