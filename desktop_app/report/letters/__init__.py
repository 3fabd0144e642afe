"""Letters (告知文书): their files, their text from a case, their issue and their paper."""
