// Solves an ALTCHA challenge (SHA-256 repeated over salt, nonce and a counter). SHA-256 is written out here because
// the browser's own is asynchronous, far slower for short inputs, and missing where a site has no HTTPS yet.

const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) | 0;
const primes = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
const K = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const START = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const words = new Int32Array(64);

// One block: `words` holds its first 16 words; the digest is written over `digest`.
function sha256(digest) {
  for (let i = 16; i < 64; i++) {
    const a = words[i - 15];
    const b = words[i - 2];
    const s0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
    const s1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
    words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = START;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + words[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  digest[0] = (START[0] + a) | 0;
  digest[1] = (START[1] + b) | 0;
  digest[2] = (START[2] + c) | 0;
  digest[3] = (START[3] + d) | 0;
  digest[4] = (START[4] + e) | 0;
  digest[5] = (START[5] + f) | 0;
  digest[6] = (START[6] + g) | 0;
  digest[7] = (START[7] + h) | 0;
}

const toWords = (hex) => hex.match(/.{8}/g).map((part) => parseInt(part, 16) | 0);
const toHex = (digest) => Array.from(digest, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");

// Salt and nonce are 16 bytes each and the counter 4: with its padding, one block.
function solve({ salt, nonce, cost, keyPrefix, keyLength }) {
  const head = [...toWords(salt), ...toWords(nonce)];
  if (head.length !== 8) throw new Error("unexpected challenge");
  const digest = new Int32Array(8);
  const first = parseInt(keyPrefix.slice(0, 8).padEnd(8, "0"), 16) | 0;
  for (let counter = 0; counter < 2 ** 32; counter++) {
    words.set(head);
    words[8] = counter;
    words[9] = 0x80000000;
    words.fill(0, 10, 15);
    words[15] = 36 * 8;
    sha256(digest);
    for (let i = 1; i < cost; i++) {
      words.set(digest);
      words[8] = 0x80000000;
      words.fill(0, 9, 15);
      words[15] = 32 * 8;
      sha256(digest);
    }
    if (digest[0] === first || keyPrefix.length < 8) {
      const derivedKey = toHex(digest).slice(0, keyLength * 2);
      if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
    }
  }
  throw new Error("no solution");
}

onmessage = ({ data }) => {
  const started = performance.now();
  const solution = solve(data);
  postMessage({ ...solution, time: Math.round(performance.now() - started) });
};
