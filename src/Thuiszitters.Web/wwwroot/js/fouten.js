// What: puts the focus on the error summary, and on a field when its error is chosen there.

/** Where a link of the summary points at, focus goes too, so that typing can start at once. */
export function focusErrors() {
  const summary = document.querySelector('[data-focus]');
  if (!(summary instanceof HTMLElement)) return;
  summary.focus();
  summary.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const field = link && document.getElementById(decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''));
    if (!field) return;
    event.preventDefault();
    // Label and error stand above the field: bring them into view as well.
    (field.closest('.utrecht-form-field') ?? field).scrollIntoView({ block: 'start' });
    field.focus({ preventScroll: true });
  });
}
