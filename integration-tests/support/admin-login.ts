/** Who looks after the test shop. In a file of its own: who only signs in need not load what seeds the shop. */
export const admin = { email: "admin@example.com", password: "a password for tests" }
