/** An invented contact, as a host gives it. */
export const person = (name: string) => ({
  externalId: name,
  email: `${name}@customer.example`,
  firstName: name,
});
