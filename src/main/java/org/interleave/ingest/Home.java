package org.interleave.ingest;

/**
 * An archive that holds a message.
 *
 * @param archive its key
 * @param name what a person calls it
 * @param list the List-Id of the copy there, or the empty string
 */
public record Home(String archive, String name, String list) {}
