package org.interleave.ingest;

import org.interleave.mail.Mail;

/** A mail and the key under which it is stored. */
public record StoredMail(long key, Mail mail) {}
