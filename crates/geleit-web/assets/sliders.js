// Shows beside each slider the number it stands at. Without this script the number is the one
// of the last computation, and everything else works the same.
document.addEventListener("input", (event) => {
  const slider = event.target;
  if (slider.type !== "range") return;
  const output = slider.parentElement.querySelector("output");
  if (output) output.textContent = slider.value;
});
