// @ts-check
/** Bright or dark as it was chosen, before the first picture is drawn; else as the system has it. */
(() => {
  try {
    const chosen = localStorage.getItem('exeat.theme');
    if (chosen === 'dark' || chosen === 'bright') document.documentElement.dataset.theme = chosen;
  } catch {
    // a browser that keeps nothing follows its system
  }
})();
