import { NotFoundError } from "../model/errors/not-found-error.ts";
import { isId } from "../model/is-id.ts";

/** The id, or the error that an unknown one gets: no text that is not an id reaches the database. */
export function requireId(entity: string, id: string): string {
  if (isId(id)) return id;
  throw new NotFoundError({ entity, reference: id });
}
