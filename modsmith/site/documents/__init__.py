"""The Markdown of a project as pages of its site.

navigation   which documents there are, in which group and order
addresses    where files of the repository are on the site
markdown     Markdown to HTML: headings with anchors, code in colors, links of the site
"""
