package org.interleave.mail;

/** A mail that could not be read: kept and listed with the reason in one line. */
public record Unreadable(MessageId id, String reason) implements Mail {}
