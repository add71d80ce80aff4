package org.interleave.site;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The web application: every bean of the house. {@code database.Database} has migrated the schema
 * before, and gives the data source.
 */
@SpringBootApplication(scanBasePackages = "org.interleave")
public class Server {}
