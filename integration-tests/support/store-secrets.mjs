/** Of stores with a dashboard, where their database is made and where copies of it are served. */
export const storeSecrets = {
  jwtSecret: "a secret for tests",
  cookieSecret: "a secret for tests",
}
