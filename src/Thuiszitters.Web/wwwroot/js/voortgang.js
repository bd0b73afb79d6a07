// What: keeps a progress bar up to date while a job runs.
// Source: GET of the address in data-voortgang gives JSON {klaar, totaal, tekst, gereed}; when gereed the page is read again.

/** @typedef {{ klaar: number, totaal: number, tekst: string, gereed: boolean }} Stand */

export function followProgress() {
  for (const box of document.querySelectorAll('[data-voortgang]'))
    if (box instanceof HTMLElement) follow(box, 0);
}

/**
 * @param {HTMLElement} box
 * @param {number} failures
 */
function follow(box, failures) {
  window.setTimeout(async () => {
    // A page in the background waits; it asks again when somebody looks.
    if (document.hidden) return follow(box, failures);
    try {
      const answer = await fetch(box.dataset.voortgang ?? '', { headers: { Accept: 'application/json' }, cache: 'no-store' });
      if (!answer.ok || answer.redirected) throw new Error('no news');
      /** @type {Stand} */
      const stand = await answer.json();
      show(box, stand);
      if (stand.gereed) window.location.reload();
      else follow(box, 0);
    } catch {
      if (failures < 5) follow(box, failures + 1);
      else set(box, '[data-tekst]', 'De voortgang is niet meer te volgen. Laad de pagina opnieuw.');
    }
  }, 1500 * (failures + 1));
}

/**
 * @param {HTMLElement} box
 * @param {Stand} stand
 */
function show(box, stand) {
  const bar = box.querySelector('progress');
  if (bar && stand.totaal > 0) {
    bar.max = stand.totaal;
    bar.value = Math.min(stand.klaar, stand.totaal);
  }
  const number = new Intl.NumberFormat('nl-NL');
  set(box, '[data-stand]', stand.totaal > 0 ? `${number.format(stand.klaar)} van ${number.format(stand.totaal)}` : '');
  set(box, '[data-tekst]', stand.tekst);
}

/**
 * A live region speaks when its text changes, so the same text is not set twice.
 * @param {HTMLElement} box
 * @param {string} selector
 * @param {string} text
 */
function set(box, selector, text) {
  const element = box.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
}
