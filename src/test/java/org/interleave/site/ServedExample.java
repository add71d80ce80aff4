package org.interleave.site;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * The base of tests whose peer is another program: a server on a port, with the bundled example.
 */
@SpringBootTest(classes = Server.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(PageTest.OneDatabase.class)
public abstract class ServedExample {}
