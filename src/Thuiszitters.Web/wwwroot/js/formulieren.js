// What: warns before typed text is lost, sends a form once, and saves with Ctrl+Enter.
// Used by: every form that posts. A form with data-los (search, filters, sign-out) is not guarded against leaving; one with
// data-download answers with a file, so the page stays and the form may be sent again.

/** @param {HTMLFormElement} form */
const posts = form => form.method.toLowerCase() === 'post';

/** @param {HTMLFormElement} form */
const isLoose = form => form.hasAttribute('data-los') || form.closest('header') !== null;

/** @type {Set<HTMLFormElement>} */
const changed = new Set();

export function guardForms() {
  document.addEventListener('input', event => {
    const form = event.target instanceof Element ? event.target.closest('form') : null;
    if (form && posts(form) && !isLoose(form)) changed.add(form);
  });

  // A form that came back with errors holds text that is saved nowhere.
  if (document.getElementById('foutenoverzicht'))
    for (const form of document.querySelectorAll('main form'))
      if (form instanceof HTMLFormElement && posts(form) && !isLoose(form)) changed.add(form);

  window.addEventListener('beforeunload', event => {
    if (changed.size > 0) event.preventDefault();
  });

  document.addEventListener('submit', event => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented || !posts(form) || form.hasAttribute('data-download')) return;
    if (form.dataset.verstuurd) {
      event.preventDefault();
      return;
    }
    form.dataset.verstuurd = 'ja';
    changed.clear();
    const button = event instanceof SubmitEvent ? event.submitter : null;
    // aria-busy, not disabled: a disabled button loses its name and value from what is sent, and the focus.
    button?.setAttribute('aria-busy', 'true');
  });

  // Back from the next page: the form may be sent again.
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-verstuurd]'))
      if (form instanceof HTMLFormElement) delete form.dataset.verstuurd;
    for (const button of document.querySelectorAll('button[aria-busy]')) button.removeAttribute('aria-busy');
  });

  document.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    const form = event.target instanceof Element ? event.target.closest('form') : null;
    if (!form || !posts(form)) return;
    event.preventDefault();
    // A click and not a bare submit, so that a button that asks for confirmation still asks.
    const button = form.querySelector('button[type=submit]');
    if (button instanceof HTMLButtonElement) button.click();
  });
}
