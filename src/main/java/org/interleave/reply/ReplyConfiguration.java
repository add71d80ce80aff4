package org.interleave.reply;

import java.time.ZoneId;
import org.interleave.ingest.Messages;
import org.interleave.review.Annotations;
import org.interleave.review.Verdicts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The server's; commands make their own. */
@Configuration(proxyBeanMethods = false)
class ReplyConfiguration {

  @Bean
  Replies replies(Messages messages, Annotations annotations, Verdicts verdicts) {
    return new Replies(messages, annotations, verdicts, ZoneId.systemDefault());
  }
}
