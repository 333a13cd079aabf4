/* The device makes the ballot's number and salt; without a script the page's own are sent. Once sent, the button waits. */
const ballot = document.querySelector("form.ballots-ballot");
const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
if (ballot && !document.querySelector(".refusal")) {
  ballot.elements.number.value = random();
  ballot.elements.salt.value = random();
}
