package org.threeline.desk.identity;

/**
 * The calendar of the place where somebody works is another one from now on. Observers belong into the transaction.
 *
 * @param personId who works elsewhere, or null
 * @param locationId the place whose calendar changed, or which more people work at, or null
 */
public record WorkplaceChanged(Long personId, Long locationId) {
    static WorkplaceChanged of(Person person) {
        return new WorkplaceChanged(person.id(), null);
    }

    static WorkplaceChanged at(Location location) {
        return new WorkplaceChanged(null, location.id());
    }
}
