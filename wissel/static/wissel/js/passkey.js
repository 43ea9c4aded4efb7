// Says in words that a passkey did not work; the ceremony itself is in the library's own script.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const words = document.querySelector("[data-passkey-fout]");
  if (words) words.hidden = false;
});
