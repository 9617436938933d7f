"""Documents of adoptions: the model act for a council, the certificate, the city's own edition."""
