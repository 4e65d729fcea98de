// Before anything is shown: light or dark, as it was chosen here.
try {
  const scheme = localStorage.getItem("programme:scheme");
  if (scheme) document.documentElement.dataset.scheme = scheme;
} catch { /* a browser may keep nothing for pages */ }
