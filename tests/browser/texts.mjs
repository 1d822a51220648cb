// Random texts of all that people put into posts, the same ones for the same seed.

const PIECES = {
  word: ["ward", "Night", "shift", "the", "a", "of", "patients", "COVID-19", "3am", "don’t", "e.g."],
  accented: ["café", "naïve", "Zürich", "cafe\u0301", "o\u0308", "n\u0303o", "Łódź", "Ångström", "ﬁ", "ǅ", "ẛ̣"],
  script: ["手术室", "病棟", "간호사", "さくら", "ｶﾞ", "врач", "γιατρός", "डॉक्टर", "طبيب", "רופא", "หมอ", "ဆရာဝန်", "𝒟𝓇", "𠮷", "\u1112\u1161\u11ab"],
  emoji: ["😀", "🩺", "☺", "☺️", "❤", "❤️", "❤\ufe0e", "✔", "©", "™", "ℹ️", "🅰", "⌚", "🀄", "🫶", "🫠", "🪿"],
  joined: ["👨‍👩‍👧‍👦", "👩‍⚕️", "👩🏽‍⚕️", "🧑🏻‍🤝‍🧑🏿", "🏳️‍🌈", "🏴‍☠️", "❤️‍🔥", "🐻‍❄️", "👩‍🦰", "🧑‍🎄"],
  toned: ["👍🏻", "👍🏿", "✌🏽", "🙋🏾", " 🏽 ", "☝️🏽", "💪🏼💪🏼"],
  flag: ["🇨🇭", "🇺🇳", "🇨 ", "🇨🇭🇨 ", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴"],
  keycap: ["1️⃣", "#️⃣", "*️⃣", "2⃣", "🔟", "1\ufe0f", "\u20e3"],
  address: [
    "https://example.com", "http://ward.co/a?b=c#d", "https://sub.domain.co.uk/path/(x)", "HTTP://EXAMPLE.ORG/", "https://例え.jp/道",
    "https://t.co/AbC123", "http://x.y.z.museum", "https://example.notatld/a", "http://localhost/", "https://user:pw@example.com/",
    "http://ex_ample.com", "https://exa_mple.sub.com/", "http://-a.com", "https://example.com:8080/~nurse", "ftp://example.com",
  ],
  bare: ["example.com", "t.co", "ward.health", "nhs.uk", "foo.co.jp", "readme.md", "node.js", "a.b", "example.com/path.", "日本.jp", "ward.みんな", "end.Next", "v1.2.3", "co.uk"],
  mention: ["@nurse", "@ward.co", "＠nurse", "@a/b", "#MedTwitter", "#日本語", "＃x", "$GME", "nurse@example.com", "#a.com", "@_", "u/@x"],
  mark: ["\u200e", "\u200f", "\u202a", "\u202c", "\u202e", "\u2066", "\u2069", "\u061c", "\u200b", "\u00ad", "\ufeff", "\u2060"],
  combining: ["a\u0300\u0301\u0302", "\u0301", "e\u0301\u0323", "e\u0323\u0301", "\ufb2c", "\u0958", "\u212b", "\u2126", "Z͑ͫ̓a"],
  sign: [".", ",", "!", "…", "—", "–", "(", ")", "/", ":", ";", "“", "”", "。", "、", "「", "」", "·", "‰", "•", "\u2010", "\u2028", "€", "½", "\ufffd", "-", "_", "&", "=", "%", "~", "|"],
  space: [" ", " ", " ", "\n", "\u00a0", "\u3000", "\t", "\u2003", "  "],
};

/** `count` texts; a linear congruential generator makes them out of `seed`. */
export function randomTexts(count, seed) {
  const random = generator(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const kinds = Object.keys(PIECES);
  return Array.from({ length: count }, () => {
    const pieces = Array.from({ length: 1 + Math.floor(random() * 14) }, () => pick(PIECES[pick(kinds)]) + (random() < 0.45 ? " " : ""));
    return pieces.join("");
  });
}

function generator(seed) {
  let state = BigInt(seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number(state >> 33n) / 2 ** 31;
  };
}
