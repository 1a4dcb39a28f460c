/** Named in the user agent that Amazon asks for. A test holds it against package.json. */
export const version = "0.1.0"
