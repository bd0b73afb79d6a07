// What: closes the user menu on Escape or a click elsewhere, opens the navigation on wide screens in browsers that cannot
//       show a closed details, and brings today into view where the pact clock is wider than the screen.

export function foldMenus() {
  const user = document.querySelector('.tz-gebruiker');
  if (user instanceof HTMLDetailsElement) {
    document.addEventListener('click', event => {
      if (event.target instanceof Node && !user.contains(event.target)) user.open = false;
    });
    user.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !user.open) return;
      user.open = false;
      user.querySelector('summary')?.focus();
    });
  }
  const nav = document.querySelector('.tz-menu');
  if (nav instanceof HTMLDetailsElement && !CSS.supports('selector(::details-content)') && window.matchMedia('(min-width:901px)').matches)
    nav.open = true;

  for (const region of document.querySelectorAll('.tz-klok__rol')) {
    const today = region.querySelector('.tz-k-mast--vandaag');
    if (!today || region.scrollWidth <= region.clientWidth) continue;
    const x = today.getBoundingClientRect().left - region.getBoundingClientRect().left;
    region.scrollLeft = Math.max(0, x - region.clientWidth / 2);
  }
}
