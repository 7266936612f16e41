package org.threeline.desk.mail;

/** How far a letter came. */
public enum LetterState {
    /** It leaves when its time comes and a mail server takes it. */
    WAITING,
    SENT,
    /** Given up; somebody has to look why. */
    DEAD,
    /** Not sent on purpose: its reader may not read it any more, or cannot be reached. */
    DROPPED
}
