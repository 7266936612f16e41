package org.threeline.kernel;

/** Something kept under an id, whose version grows with each change: whoever changes it names the version they saw. */
public interface Versioned {
    long id();

    int version();
}
