// What: shows what a form will do to the clock, the status and the signals, before it is saved.
// Source: the form itself, posted to the handler Vooruitblik of its page, which saves nothing and gives JSON {zinnen}.

export function lookAhead() {
  for (const box of document.querySelectorAll('[data-vooruitblik]')) {
    const form = box.closest('form');
    const list = box.querySelector('ul');
    if (form && list && box instanceof HTMLElement) follow(form, box, list);
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} box
 * @param {HTMLUListElement} list
 */
function follow(form, box, list) {
  const first = list.textContent?.trim() ?? '';
  let last = 0;
  box.hidden = false;
  // When a field is left, not at each key: every question is written in the log of the dossier.
  form.addEventListener('change', ask);

  async function ask() {
    const mine = ++last;
    try {
      const answer = await fetch('?handler=Vooruitblik', { method: 'POST', body: new FormData(form), headers: { 'X-Requested-With': 'XMLHttpRequest' } });
      if (!answer.ok || mine !== last) return;
      /** @type {{ zinnen: string[] }} */
      const { zinnen } = await answer.json();
      show(zinnen.length > 0 ? zinnen : [first]);
    } catch {
      show([first]);
    }
  }

  /**
   * A live region speaks when its text changes, so the same sentences are not set twice.
   * @param {string[]} sentences
   */
  function show(sentences) {
    if (sentences.join() === [...list.children].map(item => item.textContent?.trim()).join()) return;
    list.replaceChildren(...sentences.map(sentence => {
      const item = document.createElement('li');
      item.textContent = sentence;
      return item;
    }));
  }
}
