// What others have written, so that there is something to answer and to quote.

export const posts = [
  { id: "1001", name: "Ines Okafor", handle: "inesokafor", when: "2h", text: "First day as an attending tomorrow. Send tips, send coffee." },
  { id: "1002", name: "Tom Berger", handle: "tberger_rn", when: "4h", text: "Three admissions before breakfast and every one of them said thank you. Some shifts give more than they take." },
  { id: "1003", name: "Journal Club", handle: "wardjournals", when: "7h", text: "Tonight: early vasopressors in septic shock. What changes on your ward? #MedTwitter" },
  { id: "1004", name: "Sam Lindqvist", handle: "samlq", when: "9h", text: "My knee has been sore for a week now. Ibuprofen or not? Asking doctors of the internet." },
];
