package org.threeline.desk.draft;

/** What a draft will be when it is sent. */
public enum DraftKind {
    REQUEST,
    /** A ticket an agent writes down for a caller. */
    CALL,
    /** A message of the requester's side, or an answer of the desk. */
    REPLY,
    NOTE
}
