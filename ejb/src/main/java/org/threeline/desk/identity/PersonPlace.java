package org.threeline.desk.identity;

/** A place in the list of people by name: the last row seen. */
public record PersonPlace(String name, long id) {
    public static PersonPlace after(PersonRow row) {
        return new PersonPlace(row.name(), row.id());
    }
}
